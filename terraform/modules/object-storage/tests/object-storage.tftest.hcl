mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id = "ocid1.compartment.oc1..mock"
  namespace      = "mocknamespace"
  bucket_name    = "bharatmart-test-media"
  key_id         = "ocid1.key.oc1..mock"
  policy_ids     = ["ocid1.policy.oc1..mock"]
}

run "keeps_the_bucket_private_and_encrypted" {
  command = plan

  assert {
    condition     = oci_objectstorage_bucket.this.access_type == "NoPublicAccess"
    error_message = "Reading needs a right."
  }

  assert {
    condition     = oci_objectstorage_bucket.this.kms_key_id == "ocid1.key.oc1..mock"
    error_message = "The service has its own key."
  }
}

run "keeps_no_versions" {
  command = plan

  assert {
    condition     = oci_objectstorage_bucket.this.versioning == "Disabled"
    error_message = "The target of a replication must not have versions, and a deleted picture is gone at once."
  }
}

run "deletes_unfinished_uploads_after_a_day" {
  command = plan

  assert {
    condition = {
      for rule in oci_objectstorage_object_lifecycle_policy.this.rules : rule.target => "${rule.action} ${rule.time_amount} ${rule.time_unit}" if rule.is_enabled
    } == { multipart-uploads = "ABORT 1 DAYS" }
    error_message = "Parts of unfinished uploads must be deleted."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id = "production"
    namespace      = "my namespace"
    bucket_name    = "Media"
    key_id         = "key"
    policy_ids     = ["policy"]
    freeform_tags  = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.namespace,
    var.bucket_name,
    var.key_id,
    var.policy_ids,
    var.freeform_tags,
  ]
}
