"""A tiny package with the namespace of an official taxonomy, invented for tests: nothing of the real one is in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

BASE = "https://xbrl.ifrs.org/taxonomy/ifrs_sds/2099-01-01/"
NAMESPACE = "https://xbrl.ifrs.org/taxonomy/2099-01-01/ifrs-sds"
_PACKAGE = """<?xml version="1.0"?>
<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en">
<tp:identifier>{base}</tp:identifier><tp:name>Invented</tp:name><tp:description>Invented</tp:description>
<tp:version>1</tp:version><tp:entryPoints>
<tp:entryPoint><tp:name>All</tp:name><tp:entryPointDocument href="{base}all_2099.xsd"/></tp:entryPoint>
<tp:entryPoint><tp:name>Base</tp:name><tp:entryPointDocument href="{base}all_ext_2099.xsd"/></tp:entryPoint>
</tp:entryPoints></tp:taxonomyPackage>
"""
_CATALOG = """<?xml version="1.0"?>
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI uriStartString="{base}" rewritePrefix="../"/></catalog>
"""
_SCHEMA = """<?xml version="1.0"?>
<xsd:schema targetNamespace="{namespace}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:dtr="http://www.xbrl.org/dtr/type/2022-03-31">
<xsd:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xsd:import namespace="http://www.xbrl.org/dtr/type/2022-03-31" schemaLocation="https://www.xbrl.org/dtr/type/2022-03-31/types.xsd"/>
{elements}
</xsd:schema>
"""
_ELEMENT = (
    '<xsd:element name="{name}" id="x_{name}" type="{kind}" substitutionGroup="xbrli:item" nillable="true"'
    ' xbrli:periodType="duration"/>'
)


def official_package(path: Path, names: dict[str, str], namespace: str = NAMESPACE) -> Path:
    """A package with these elements, by name and type."""
    elements = "\n".join(_ELEMENT.format(name=name, kind=kind) for name, kind in names.items())
    schema = _SCHEMA.format(namespace=namespace, elements=elements)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny/META-INF/taxonomyPackage.xml", _PACKAGE.format(base=BASE))
        archive.writestr("tiny/META-INF/catalog.xml", _CATALOG.format(base=BASE))
        archive.writestr("tiny/all_2099.xsd", schema)
        archive.writestr("tiny/all_ext_2099.xsd", schema)
    return path
