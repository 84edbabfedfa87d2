"""Imports the application of each folder that is named and writes its OpenAPI document, or why there is none, as a line of JSON; first the releases."""

import importlib.util
import json
import sys
import warnings
from importlib.metadata import version

print("".join(f"{name}=={version(name)}\\n" for name in ("fastapi", "pydantic")), flush=True)
warnings.simplefilter("ignore")
for path in sys.stdin.read().splitlines():
    name = path.replace("/", ".").removesuffix(".py").lstrip(".")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    # Each application has its tables for itself.
    if "sqlmodel" in sys.modules:
        sys.modules["sqlmodel"].SQLModel.metadata.clear()
    try:
        spec.loader.exec_module(module)
        print(json.dumps({"path": path, "document": module.app.openapi()}), flush=True)
    except Exception as error:
        print(json.dumps({"path": path, "error": f"{type(error).__name__}: {error}"[:400]}), flush=True)
