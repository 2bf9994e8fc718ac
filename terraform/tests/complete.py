"""Fails unless every variable has a description, a type, a validation and a test with an invalid value, every output a
description, every module tests and a README with all variables and outputs, and everything whose loss cannot be undone is
protected. Run in the folder terraform."""

import pathlib
import re
import sys

# A plan stops at the first protected resource, so it cannot show that each of them is protected.
irreplaceable = {"oci_psql_db_system", "oci_objectstorage_bucket", "oci_kms_vault", "oci_kms_key", "oci_vault_secret"}

wrong = []
unseen = set(irreplaceable)


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
    for file in sorted(folder.glob("*.tf")):
        for kind, body in re.findall(r'^resource "([a-z0-9_]+)" "[a-z0-9_]+" \{\n(.*?)^\}', file.read_text(), re.DOTALL | re.MULTILINE):
            unseen.discard(kind)
            if kind in irreplaceable and "prevent_destroy = true" not in body:
                wrong.append(f"{folder}: {kind} is not protected")
    for name in [*variables, *outputs]:
        if f"`{name}`" not in readme:
            wrong.append(f"{folder}: the README does not name {name}")

wrong += [f"there is no {kind}" for kind in sorted(unseen)]

sys.exit("\n".join(wrong) if wrong else 0)
