//! A spec file is YAML. Reported while loading.

rule! { YAML_SYNTAX "yaml-syntax" Error "A spec file is YAML." }
