# Vault and key of the standby region, to which the primary's Vault copies its secrets. A copy has the OCID of its
# source, so an instance uses the same OCID in either region.
module "vault" {
  source = "../secrets"

  providers = {
    oci = oci.standby
  }

  compartment_id = var.compartment_id
  name           = var.name
  freeform_tags  = var.freeform_tags
}

# The target buckets are read-only during replication. A switch-over reverses the direction.
resource "oci_objectstorage_replication_policy" "to_standby" {
  provider = oci.primary
  for_each = toset(var.active == "primary" ? [var.regions.standby] : [])

  name                    = "to-${each.value}"
  namespace               = var.namespace
  bucket                  = var.bucket_names.primary
  destination_bucket_name = var.bucket_names.standby
  destination_region_name = each.value
}

resource "oci_objectstorage_replication_policy" "to_primary" {
  provider = oci.standby
  for_each = toset(var.active == "standby" ? [var.regions.primary] : [])

  name                    = "to-${each.value}"
  namespace               = var.namespace
  bucket                  = var.bucket_names.standby
  destination_bucket_name = var.bucket_names.primary
  destination_region_name = each.value
}

resource "oci_objectstorage_replication_policy" "archive_to_standby" {
  provider = oci.primary
  for_each = toset(var.active == "primary" ? [var.regions.standby] : [])

  name                    = "archive-to-${each.value}"
  namespace               = var.namespace
  bucket                  = var.archive_bucket_names.primary
  destination_bucket_name = var.archive_bucket_names.standby
  destination_region_name = each.value
}

resource "oci_objectstorage_replication_policy" "archive_to_primary" {
  provider = oci.standby
  for_each = toset(var.active == "standby" ? [var.regions.primary] : [])

  name                    = "archive-to-${each.value}"
  namespace               = var.namespace
  bucket                  = var.archive_bucket_names.standby
  destination_bucket_name = var.archive_bucket_names.primary
  destination_region_name = each.value
}
