# Who one is comes from the environment or ~/.oci/config, as for Oracle's command line; nothing of it is here.
provider "oci" {
  region = var.region
}

# Without a standby region nothing is made with it.
provider "oci" {
  alias  = "standby"
  region = var.standby == null ? var.region : var.standby.region
}

# Dynamic groups, policies and tag namespaces are written in the home region and read everywhere.
provider "oci" {
  alias  = "home"
  region = var.home_region
}
