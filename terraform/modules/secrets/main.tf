resource "oci_kms_vault" "this" {
  compartment_id = var.compartment_id
  display_name   = var.name
  vault_type     = "DEFAULT"
  freeform_tags  = var.freeform_tags
}

# Encrypts the secrets, the bucket and the boot volumes. Without it they are unreadable, so it is protected.
resource "oci_kms_key" "this" {
  compartment_id      = var.compartment_id
  display_name        = var.name
  management_endpoint = oci_kms_vault.this.management_endpoint
  protection_mode     = "HSM"
  freeform_tags       = var.freeform_tags

  key_shape {
    algorithm = "AES"
    length    = 32 # bytes
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Vault generates the values. Terraform knows their OCIDs and never reads them, so they are in no state, plan or
# instance metadata.
resource "oci_vault_secret" "this" {
  for_each = var.secrets

  compartment_id         = var.compartment_id
  vault_id               = oci_kms_vault.this.id
  key_id                 = oci_kms_key.this.id
  secret_name            = "${var.name}-${each.key}"
  description            = each.value
  enable_auto_generation = true
  freeform_tags          = var.freeform_tags

  # 24 characters fit PostgreSQL (8 to 32) and Autonomous Database (12 to 30); both require upper and lower case, a
  # digit and a special character, which this template has.
  secret_generation_context {
    generation_type     = "PASSPHRASE"
    generation_template = "DBAAS_DEFAULT_PASSWORD"
    passphrase_length   = 24
  }

  dynamic "replication_config" {
    for_each = var.replica[*]

    content {
      is_write_forward_enabled = false

      replication_targets {
        target_region   = replication_config.value.region
        target_vault_id = replication_config.value.vault_id
        target_key_id   = replication_config.value.key_id
      }
    }
  }
}
