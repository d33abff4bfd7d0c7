"""Cards that were sealed here, with their receipts."""
