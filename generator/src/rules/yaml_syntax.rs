//! YAML syntax errors. Reported by the loader.

rule! { YAML_SYNTAX "yaml-syntax" Error "A spec file is YAML." }
