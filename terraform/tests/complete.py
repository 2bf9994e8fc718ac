"""Fails unless every variable has a description, a type, a validation and a test with an invalid value, every output a
description, and every module tests and a README with all variables and outputs. Run in the folder terraform."""

import pathlib
import re
import sys

wrong = []


def blocks(folder, kind):
    found = {}
    for file in sorted(folder.glob("*.tf")):
        for name, body in re.findall(rf'^{kind} "([a-z0-9_]+)" \{{\n(.*?)^\}}', file.read_text(), re.DOTALL | re.MULTILINE):
            found[name] = body
    return found


for folder in [pathlib.Path("."), *sorted(path for path in pathlib.Path("modules").iterdir() if path.is_dir())]:
    readme = (folder / "README.md").read_text() if (folder / "README.md").exists() else ""
    tests = "".join(file.read_text() for file in sorted((folder / "tests").glob("*.tftest.hcl")))
    refused = set(re.findall(r"\bvar\.([a-z0-9_]+)", " ".join(re.findall(r"expect_failures = \[(.*?)\]", tests, re.DOTALL))))
    variables, outputs = blocks(folder, "variable"), blocks(folder, "output")
    if not readme or not tests or not variables:
        wrong.append(f"{folder} lacks a README, tests or variables")
    for name, body in variables.items():
        for part in ("description ", "type ", "validation {"):
            if part not in body:
                wrong.append(f"{folder}: variable {name} has no {part.split()[0]}")
        if name not in refused:
            wrong.append(f"{folder}: no test has an invalid {name}")
    for name, body in outputs.items():
        if "description " not in body:
            wrong.append(f"{folder}: output {name} has no description")
    for name in [*variables, *outputs]:
        if f"`{name}`" not in readme:
            wrong.append(f"{folder}: the README does not name {name}")

sys.exit("\n".join(wrong) if wrong else 0)
