"""The pages: plain values in, tagged PDF bytes out, in every script, the same to the byte."""
