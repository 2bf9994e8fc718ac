# The credentials come from the environment or ~/.oci/config, as for Oracle's command line; none of them is here.
provider "oci" {
  region = var.region
}

# Not used without a standby region.
provider "oci" {
  alias  = "standby"
  region = var.standby == null ? var.region : var.standby.region
}

# Dynamic groups, policies and tag namespaces are written in the home region and read everywhere.
provider "oci" {
  alias  = "home"
  region = var.home_region
}
