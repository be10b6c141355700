"""The project package: settings, addresses, server entry point, and the embedded database."""
