"""Every refusal in plain words: what happened, what it means for your data, what to do now, and a code."""
