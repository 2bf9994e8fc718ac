# Vault keeps a deleted secret and its name for up to 30 days. Each generation has names of its own, so an environment can
# be destroyed and made again at once. The id of a terraform_data is random and stays the same while it exists.
resource "terraform_data" "generation" {}

locals {
  generation = substr(terraform_data.generation.id, 0, 8)
}

# Without vault and key, secrets, bucket and boot volumes are unreadable, so both are protected.
resource "oci_kms_vault" "this" {
  compartment_id = var.compartment_id
  display_name   = "${var.name}-${local.generation}"
  vault_type     = "DEFAULT"
  freeform_tags  = var.freeform_tags

  lifecycle {
    prevent_destroy = true
  }
}

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
# instance metadata. The database has the same passwords, so they are protected as it is.
resource "oci_vault_secret" "this" {
  for_each = var.secrets

  compartment_id         = var.compartment_id
  vault_id               = oci_kms_vault.this.id
  key_id                 = oci_kms_key.this.id
  secret_name            = "${var.name}-${each.key}-${local.generation}"
  description            = each.value
  enable_auto_generation = true
  freeform_tags          = var.freeform_tags

  # 24 characters fit PostgreSQL (8 to 32), which requires upper and lower case, a digit and a special character, as this
  # template has.
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

  lifecycle {
    prevent_destroy = true

    # An environment whose secrets have names without a generation keeps them.
    ignore_changes = [secret_name]
  }
}
