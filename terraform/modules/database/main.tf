locals {
  # By a local value: data that names a resource itself is read again after each change of it. Then the address is unknown
  # in the plan, and all instance configurations are replaced for nothing.
  database_id = oci_psql_db_system.this.id

  owner = "bharatmart_owner"
  port  = 5432

  # The policies of a serving database. The playbook gives them to a promoted replica while Terraform cannot, so they
  # are an output too.
  maintenance_window = "SUN 20:30" # UTC, Monday 02:00 in India
  backup_start       = "21:30"     # UTC, 03:00 in India
}

# PostgreSQL offers only extensions that the system's configuration names.
resource "oci_psql_configuration" "this" {
  compartment_id = var.compartment_id
  display_name   = var.name
  description    = "Extensions that the migrations create"
  db_version     = var.engine_version
  is_flexible    = true
  shape          = trimprefix(var.shape, "PostgreSQL.")
  freeform_tags  = var.freeform_tags

  db_configuration_overrides {
    items {
      config_key             = "oci.admin_enabled_extensions"
      overriden_config_value = "pg_trgm"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "oci_psql_db_system" "this" {
  compartment_id              = var.compartment_id
  display_name                = var.name
  description                 = "Orders, stock, customers"
  db_version                  = var.engine_version
  config_id                   = oci_psql_configuration.this.id
  shape                       = var.shape
  instance_count              = var.instance_count
  instance_ocpu_count         = var.ocpu_count
  instance_memory_size_in_gbs = var.memory_gb
  freeform_tags               = var.freeform_tags

  network_details {
    subnet_id                  = var.subnet_id
    nsg_ids                    = [var.security_group_id]
    is_reader_endpoint_enabled = false
  }

  # Storage has three copies: in availability domains if the region has several, otherwise in fault domains.
  storage_details {
    system_type           = "OCI_OPTIMIZED_STORAGE"
    is_regionally_durable = true
  }

  dynamic "credentials" {
    for_each = toset(var.role == "primary" ? ["this"] : [])

    content {
      username = local.owner

      password_details {
        password_type  = "VAULT_SECRET"
        secret_id      = var.admin_secret_id
        secret_version = "1"
      }
    }
  }

  dynamic "source" {
    for_each = toset(var.role == "replica" ? ["this"] : [])

    content {
      source_type          = "DB_SYSTEM"
      primary_db_system_id = var.primary_id
    }
  }

  # It has an effect on the serving database only, so both have it for the time after a switch-over.
  dynamic "replication_config" {
    for_each = var.peer_region[*]

    content {
      is_rpo_enforced = var.rpo.is_enforced
      rpo_in_seconds  = tostring(var.rpo.seconds)
    }
  }

  # A replica takes no backups: they are its primary's, and the primary copies them to the replica's region.
  management_policy {
    maintenance_window_start = local.maintenance_window

    backup_policy {
      kind           = var.is_serving ? "DAILY" : "NONE"
      backup_start   = var.is_serving ? local.backup_start : null
      retention_days = var.is_serving ? var.backup_retention_days : null

      dynamic "copy_policy" {
        for_each = var.is_serving ? var.peer_region[*] : []

        content {
          compartment_id   = var.compartment_id
          regions          = [copy_policy.value]
          retention_period = var.backup_retention_days
        }
      }
    }

    pitr_policy {
      kind         = var.is_serving ? "STANDARD" : "NONE"
      restore_days = var.is_serving ? var.backup_retention_days : null
    }
  }

  lifecycle {
    prevent_destroy = true

    # A password is rotated in Vault and in the database together; Terraform knows only the first one. A switch-over, by
    # the playbook, changes which of the two systems is the primary.
    ignore_changes = [credentials, source]

    precondition {
      condition     = var.role == "primary" ? var.admin_secret_id != null && var.primary_id == null : var.admin_secret_id == null && var.primary_id != null
      error_message = "A primary needs admin_secret_id; a replica needs primary_id, and uses its primary's password."
    }
  }
}

data "oci_psql_db_system_connection_detail" "this" {
  db_system_id = local.database_id
}

# The addresses of earlier revisions, which had a second engine.
moved {
  from = oci_psql_configuration.this["this"]
  to   = oci_psql_configuration.this
}

moved {
  from = oci_psql_db_system.this["this"]
  to   = oci_psql_db_system.this
}
