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

run "keeps_objects_for_as_long_as_it_is_told" {
  command = plan

  variables {
    infrequent_access_after_days = 90
    delete_after_days            = 2922
  }

  assert {
    condition = {
      for rule in oci_objectstorage_object_lifecycle_policy.this.rules : "${rule.target} ${rule.action}" => "${rule.time_amount} ${rule.time_unit}" if rule.is_enabled
      } == {
      "multipart-uploads ABORT"   = "1 DAYS"
      "objects INFREQUENT_ACCESS" = "90 DAYS"
      "objects DELETE"            = "2922 DAYS"
    }
    error_message = "Objects must move to the cheaper tier and be deleted at these ages."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    infrequent_access_after_days = 0
    compartment_id               = "production"
    namespace                    = "my namespace"
    bucket_name                  = "Media"
    key_id                       = "key"
    policy_ids                   = ["policy"]
    freeform_tags                = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.namespace,
    var.bucket_name,
    var.key_id,
    var.policy_ids,
    var.infrequent_access_after_days,
    var.freeform_tags,
  ]
}

run "refuses_to_delete_before_the_tier_is_paid_for" {
  command = plan

  variables {
    infrequent_access_after_days = 90
    delete_after_days            = 120
  }

  expect_failures = [var.delete_after_days]
}
