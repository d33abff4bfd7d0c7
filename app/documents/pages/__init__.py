"""What a page says: plain frozen values, filled by the services, drawn by this room."""
