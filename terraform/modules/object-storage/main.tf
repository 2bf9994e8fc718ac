resource "oci_objectstorage_bucket" "this" {
  compartment_id        = var.compartment_id
  namespace             = var.namespace
  name                  = var.bucket_name
  access_type           = "NoPublicAccess"
  kms_key_id            = var.key_id
  object_events_enabled = true
  storage_tier          = "Standard"
  versioning            = "Enabled"
  freeform_tags         = var.freeform_tags

  lifecycle {
    prevent_destroy = true
  }

  # Object Storage needs the key's policy before the first object exists.
  depends_on = [var.policy_ids]
}

resource "oci_objectstorage_object_lifecycle_policy" "this" {
  namespace = var.namespace
  bucket    = oci_objectstorage_bucket.this.name

  rules {
    name        = "forget-previous-versions"
    action      = "DELETE"
    target      = "previous-object-versions"
    time_amount = var.previous_version_days
    time_unit   = "DAYS"
    is_enabled  = true
  }

  rules {
    name        = "abort-unfinished-uploads"
    action      = "ABORT"
    target      = "multipart-uploads"
    time_amount = 1
    time_unit   = "DAYS"
    is_enabled  = true
  }
}
