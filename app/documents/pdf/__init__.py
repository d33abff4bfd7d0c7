"""The PDF itself: objects, embedded fonts, marked content, structure, metadata; reportlab writes them down."""
