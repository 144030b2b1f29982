store = "memory:"
