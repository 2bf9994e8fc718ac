data "oci_objectstorage_namespace" "this" {
  compartment_id = var.compartment_id
}

data "oci_identity_availability_domains" "primary" {
  compartment_id = var.tenancy_id
}

data "oci_identity_availability_domains" "standby" {
  provider = oci.standby
  for_each = local.standby

  compartment_id = var.tenancy_id
}
