"""The questions pages ask, one module a noun; each chains, and the admin and the shell use them too."""
