"""fastapi-gate: quality gates for FastAPI back ends. The analysis is a program for Node.js that this package carries."""
