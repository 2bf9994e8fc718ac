terraform {
  required_version = ">= 1.11"

  required_providers {
    oci = {
      source                = "oracle/oci"
      version               = ">= 8.28"
      configuration_aliases = [oci.standby]
    }
  }
}
