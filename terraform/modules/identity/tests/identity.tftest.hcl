mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  tenancy_id          = "ocid1.tenancy.oc1..mock"
  compartment_id      = "ocid1.compartment.oc1..mock"
  name                = "bharatmart-test"
  regions             = ["ap-mumbai-1", "ap-hyderabad-1"]
  bucket_name         = "bharatmart-test-media"
  archive_bucket_name = "bharatmart-test-archive"
  metrics_namespace   = "bharatmart"

  secret_names = {
    application = ["bharatmart-test-database-application"]
    migration   = ["bharatmart-test-database-application", "bharatmart-test-database-owner"]
  }
}

run "groups_instances_by_compartment_and_tag" {
  command = plan

  assert {
    condition     = oci_identity_dynamic_group.this["application"].matching_rule == "All {instance.compartment.id = 'ocid1.compartment.oc1..mock', tag.bharatmart-test.role.value = 'application'}"
    error_message = "The compartment and the tag decide an instance's group, and there is no user."
  }

  assert {
    condition     = oci_identity_dynamic_group.this["application"].compartment_id == "ocid1.tenancy.oc1..mock"
    error_message = "Dynamic groups belong to the tenancy."
  }

  assert {
    condition     = output.defined_tags.migration == { "bharatmart-test.role" = "migration" }
    error_message = "Instances have the tag that the group needs."
  }
}

run "keeps_the_owners_password_from_the_service" {
  command = plan

  assert {
    condition = length([
      for statement in oci_identity_policy.instances.statements : statement
      if strcontains(statement, "secret-bundles") && strcontains(statement, "database-owner")
    ]) == 1
    error_message = "Only one role reads the owner's password."
  }

  assert {
    condition = one([
      for statement in local.statements.application : statement if strcontains(statement, "secret-bundles")
    ]) == "Allow dynamic-group id ocid1.dynamicgroup.oc1..mock to read secret-bundles in compartment id ocid1.compartment.oc1..mock where any {target.secret.name = 'bharatmart-test-database-application'}"
    error_message = "The service reads only its own password."
  }
}

run "lets_the_service_add_to_the_archive_and_change_nothing_in_it" {
  command = plan

  assert {
    condition = [
      for statement in local.statements.application : statement if strcontains(statement, "manage objects") && strcontains(statement, "bharatmart-test-archive")
    ] == ["Allow dynamic-group id ocid1.dynamicgroup.oc1..mock to manage objects in compartment id ocid1.compartment.oc1..mock where all {target.bucket.name = 'bharatmart-test-archive', any {request.permission = 'OBJECT_INSPECT', request.permission = 'OBJECT_READ', request.permission = 'OBJECT_CREATE'}}"]
    error_message = "What is archived stays as it is, whoever gets the rights of an instance."
  }
}

run "limits_every_right_to_the_compartment" {
  command = plan

  assert {
    condition = alltrue([
      for statement in concat(oci_identity_policy.instances.statements, oci_identity_policy.object_storage.statements, oci_identity_policy.block_storage.statements, oci_identity_policy.compute_management.statements) :
      strcontains(statement, " in compartment id ocid1.compartment.oc1..mock") && !strcontains(statement, "all-resources") && !strcontains(statement, "in tenancy")
    ])
    error_message = "Every right is limited to the compartment."
  }

  assert {
    condition = alltrue([
      for statement in oci_identity_policy.instances.statements : strcontains(statement, " where ") if strcontains(statement, " manage ")
    ])
    error_message = "Manage rights name their target."
  }
}

run "permits_object_storage_in_both_regions" {
  command = plan

  assert {
    condition = alltrue([
      for region in ["ap-mumbai-1", "ap-hyderabad-1"] :
      length([for statement in oci_identity_policy.object_storage.statements : statement if strcontains(statement, "service objectstorage-${region} ")]) == 2
    ])
    error_message = "The service of each region runs life cycle, replication and encryption."
  }
}

run "permits_pools_to_tag_their_instances" {
  command = plan

  assert {
    condition     = tolist(oci_identity_policy.compute_management.statements) == tolist(["Allow service compute_management to use tag-namespace in compartment id ocid1.compartment.oc1..mock"])
    error_message = "A pool that launches instances with a defined tag needs this right."
  }

  assert {
    condition     = oci_identity_tag_namespace.this.compartment_id == "ocid1.compartment.oc1..mock" && contains(output.service_policy_ids, oci_identity_policy.compute_management.id)
    error_message = "The namespace is in that compartment, and the right exists before the pools."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    tenancy_id        = "tenancy"
    compartment_id    = "production"
    name              = "Bharat Mart"
    regions           = ["Mumbai"]
    bucket_name       = "Media"
    metrics_namespace = "oci_bharatmart"
    secret_names      = { application = ["x"] }
    freeform_tags     = { "a key" = "x" }
  }

  expect_failures = [
    var.tenancy_id,
    var.compartment_id,
    var.name,
    var.regions,
    var.bucket_name,
    var.metrics_namespace,
    var.secret_names,
    var.freeform_tags,
  ]
}

run "refuses_a_role_without_secrets" {
  command = plan

  variables {
    secret_names = { application = [], migration = ["x"] }
  }

  expect_failures = [var.secret_names]
}

run "refuses_one_bucket_for_pictures_and_archive" {
  command = plan

  variables {
    archive_bucket_name = "bharatmart-test-media"
  }

  expect_failures = [var.archive_bucket_name]
}
