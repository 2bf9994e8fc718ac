mock_provider "oci" {
  alias           = "primary"
  source          = "../../tests/mocks"
  override_during = plan
}

mock_provider "oci" {
  alias           = "standby"
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id = "ocid1.compartment.oc1..mock"
  name           = "bharatmart-test"
  regions        = { primary = "ap-mumbai-1", standby = "ap-hyderabad-1" }
  active         = "primary"
  namespace      = "mocknamespace"
  bucket_names   = { primary = "bharatmart-test-media", standby = "bharatmart-test-media" }

  archive_bucket_names = { primary = "bharatmart-test-archive", standby = "bharatmart-test-archive" }
}

run "copies_objects_to_the_standby" {
  command = plan

  assert {
    condition     = oci_objectstorage_replication_policy.to_standby["ap-hyderabad-1"].bucket == "bharatmart-test-media" && oci_objectstorage_replication_policy.to_standby["ap-hyderabad-1"].destination_bucket_name == "bharatmart-test-media" && length(oci_objectstorage_replication_policy.to_primary) == 0
    error_message = "Objects are copied from the serving region to the other one."
  }

  assert {
    condition     = oci_objectstorage_replication_policy.archive_to_standby["ap-hyderabad-1"].bucket == "bharatmart-test-archive" && oci_objectstorage_replication_policy.archive_to_standby["ap-hyderabad-1"].destination_bucket_name == "bharatmart-test-archive" && length(oci_objectstorage_replication_policy.archive_to_primary) == 0
    error_message = "The archive is copied from the serving region to the other one."
  }
}

run "copies_objects_back_after_a_switch_over" {
  command = plan

  variables {
    active = "standby"
  }

  assert {
    condition     = oci_objectstorage_replication_policy.to_primary["ap-mumbai-1"].destination_region_name == "ap-mumbai-1" && length(oci_objectstorage_replication_policy.to_standby) == 0
    error_message = "Objects are copied from the serving region to the other one."
  }

  assert {
    condition     = oci_objectstorage_replication_policy.archive_to_primary["ap-mumbai-1"].destination_region_name == "ap-mumbai-1" && length(oci_objectstorage_replication_policy.archive_to_standby) == 0
    error_message = "The archive is copied from the serving region to the other one."
  }
}

run "has_a_vault_for_the_copies_of_the_secrets" {
  command = plan

  assert {
    condition     = output.replica == { region = "ap-hyderabad-1", vault_id = "ocid1.vault.oc1..mock", key_id = "ocid1.key.oc1..mock" }
    error_message = "Secrets are copied to the standby's vault."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id = "production"
    name           = "Bharat Mart"
    regions        = { primary = "ap-mumbai-1", standby = "ap-mumbai-1" }
    active         = "both"
    namespace      = "my namespace"
    bucket_names   = { primary = "Media", standby = "bharatmart-test-media" }
    freeform_tags  = { "a key" = "x" }

    archive_bucket_names = { primary = "Archive", standby = "bharatmart-test-archive" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.regions,
    var.active,
    var.namespace,
    var.bucket_names,
    var.archive_bucket_names,
    var.freeform_tags,
  ]
}
