# No versions, in either region. After a switch-over the buckets change roles, and the target of a replication must not
# have versions, which cannot be turned off again. And a deleted picture is gone at once: see docs/object-storage.md. No
# retention rules, for the same reason: a replication overwrites and deletes in its target.
resource "oci_objectstorage_bucket" "this" {
  #checkov:skip=CKV_OCI_8:Versions would forbid replication and keep deleted pictures, docs/object-storage.md
  compartment_id        = var.compartment_id
  namespace             = var.namespace
  name                  = var.bucket_name
  access_type           = "NoPublicAccess"
  kms_key_id            = var.key_id
  object_events_enabled = true
  storage_tier          = "Standard"
  versioning            = "Disabled"
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
    name        = "abort-unfinished-uploads"
    action      = "ABORT"
    target      = "multipart-uploads"
    time_amount = 1
    time_unit   = "DAYS"
    is_enabled  = true
  }

  # Not the tier Archive, from which an object takes an hour to come back: a month is read back by one command.
  dynamic "rules" {
    for_each = var.infrequent_access_after_days[*]

    content {
      name        = "move-to-infrequent-access"
      action      = "INFREQUENT_ACCESS"
      target      = "objects"
      time_amount = rules.value
      time_unit   = "DAYS"
      is_enabled  = true
    }
  }

  dynamic "rules" {
    for_each = var.delete_after_days[*]

    content {
      name        = "delete"
      action      = "DELETE"
      target      = "objects"
      time_amount = rules.value
      time_unit   = "DAYS"
      is_enabled  = true
    }
  }
}
