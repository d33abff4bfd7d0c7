"""What the process gives up before anything else runs: sockets, core dumps, a debugger's eye, foreign Qt settings."""
