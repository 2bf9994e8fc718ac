output "database_id" {
  description = "OCID of the database."
  value       = local.database_id
}

output "owner" {
  description = "Role that owns the schema; only migrations use it."
  value       = local.owner
}

output "host" {
  description = "Host name of the primary node."
  value       = one(data.oci_psql_db_system_connection_detail.this.primary_db_endpoint).fqdn
}

output "port" {
  description = "TCP port."
  value       = local.port
}

output "certificate_authority" {
  description = "PEM of the authority of the database's certificate."
  value       = data.oci_psql_db_system_connection_detail.this.ca_certificate
}

output "jdbc_url" {
  description = "JDBC URL of the database, with checks of certificate and host name."
  value       = "jdbc:postgresql://${one(data.oci_psql_db_system_connection_detail.this.primary_db_endpoint).fqdn}:${local.port}/bharatmart?sslmode=verify-full&sslrootcert=/etc/bharatmart/database-ca.pem"
}

output "management_policy" {
  description = "Backups and point-in-time recovery of a serving database, in the spelling of Oracle's command line, for a replica that was promoted without Terraform. Without copies, since the other region is then lost."
  value = {
    maintenanceWindowStart = local.maintenance_window
    backupPolicy           = { kind = "DAILY", backupStart = local.backup_start, retentionDays = var.backup_retention_days }
    pitrPolicy             = { kind = "STANDARD", restoreDays = var.backup_retention_days }
  }
}
