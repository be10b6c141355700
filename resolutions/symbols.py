"""The identity of everything: UN document symbols, parsed, normalized, compared and printed. No Django."""
