"""A shop whose routes cover each way in which a request sends statements."""
