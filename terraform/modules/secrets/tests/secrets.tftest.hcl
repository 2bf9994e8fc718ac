mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

override_resource {
  target          = terraform_data.generation
  override_during = plan
  values          = { id = "1b4e28ba-2fa1-11d2-883f-0016d3cca427" }
}

variables {
  compartment_id = "ocid1.compartment.oc1..mock"
  name           = "bharatmart-test"

  secrets = {
    database-owner       = "Owner's"
    database-application = "Application's"
  }

  replica = {
    region   = "ap-hyderabad-1"
    vault_id = "ocid1.vault.oc1..standby"
    key_id   = "ocid1.key.oc1..standby"
  }
}

run "generates_every_secret_in_vault" {
  command = plan

  assert {
    condition     = length(oci_vault_secret.this) == 2 && alltrue([for secret in oci_vault_secret.this : secret.enable_auto_generation])
    error_message = "Vault generates the values."
  }

  assert {
    condition     = alltrue([for secret in oci_vault_secret.this : length(secret.secret_content) == 0])
    error_message = "The configuration must not contain a secret, since the state would."
  }

  assert {
    condition     = alltrue([for secret in oci_vault_secret.this : secret.secret_generation_context[0].generation_type == "PASSPHRASE" && secret.secret_generation_context[0].passphrase_length == 24])
    error_message = "A password has 24 characters."
  }
}

run "has_names_that_a_deleted_environment_does_not_keep" {
  command = plan

  assert {
    condition = { for name, secret in oci_vault_secret.this : name => secret.secret_name } == {
      database-application = "bharatmart-test-database-application-1b4e28ba"
      database-owner       = "bharatmart-test-database-owner-1b4e28ba"
    }
    error_message = "Vault keeps the name of a deleted secret for weeks, so the next generation has another one."
  }

  assert {
    condition     = output.secret_names == { for name, secret in oci_vault_secret.this : name => secret.secret_name }
    error_message = "The instances have the right to read exactly these names."
  }

  assert {
    condition     = oci_kms_vault.this.display_name == "bharatmart-test-1b4e28ba"
    error_message = "The name of a vault ends with its generation too."
  }
}

run "copies_every_secret_to_the_standby" {
  command = plan

  assert {
    condition = alltrue([for secret in oci_vault_secret.this : secret.replication_config[0].replication_targets[0] == {
      target_region   = "ap-hyderabad-1"
      target_vault_id = "ocid1.vault.oc1..standby"
      target_key_id   = "ocid1.key.oc1..standby"
    }])
    error_message = "Each secret has a copy in the standby region."
  }
}

run "copies_nothing_without_a_standby" {
  command = plan

  variables {
    replica = null
  }

  assert {
    condition     = alltrue([for secret in oci_vault_secret.this : length(secret.replication_config) == 0])
    error_message = "There is no target of copies."
  }
}

run "has_only_vault_and_key_in_the_standby" {
  command = plan

  variables {
    secrets = {}
    replica = null
  }

  assert {
    condition     = length(oci_vault_secret.this) == 0 && oci_kms_key.this.protection_mode == "HSM" && oci_kms_key.this.key_shape[0].length == 32
    error_message = "The standby has a vault and a key of 256 bits, and its secrets are copied to it."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id = "production"
    name           = "Bharat Mart"
    secrets        = { "Owner's password" = "x" }
    replica        = { region = "Hyderabad", vault_id = "ocid1.vault.oc1..standby", key_id = "ocid1.key.oc1..standby" }
    freeform_tags  = { "a key" = "x" }
  }

  expect_failures = [var.compartment_id, var.name, var.secrets, var.replica, var.freeform_tags]
}

run "refuses_a_secret_without_a_description" {
  command = plan

  variables {
    secrets = { database-owner = "" }
  }

  expect_failures = [var.secrets]
}

run "refuses_a_replica_without_a_key" {
  command = plan

  variables {
    replica = { region = "ap-hyderabad-1", vault_id = "ocid1.vault.oc1..standby", key_id = "" }
  }

  expect_failures = [var.replica]
}
