output "database_id" {
  description = "OCID of the database."
  value       = local.is_postgresql ? one([for system in oci_psql_db_system.this : system.id]) : one([for database in oci_database_autonomous_database.this : database.id])
}

output "owner" {
  description = "Role that owns the schema; only migrations use it."
  value       = local.owner
}

output "host" {
  description = "Host name of the primary node."
  value = local.is_postgresql ? one([
    for detail in data.oci_psql_db_system_connection_detail.this : one(detail.primary_db_endpoint).fqdn
  ]) : one([for database in oci_database_autonomous_database.this : database.private_endpoint])
}

output "port" {
  description = "TCP port."
  value       = local.port
}

output "certificate_authority" {
  description = "PEM of the authority of the database's certificate; null for a well-known one."
  value       = one([for detail in data.oci_psql_db_system_connection_detail.this : detail.ca_certificate])
}

output "jdbc_url" {
  description = "JDBC URL of the database, with checks of certificate and host name."
  value = (local.is_postgresql
    ? "jdbc:postgresql://${one([for detail in data.oci_psql_db_system_connection_detail.this : one(detail.primary_db_endpoint).fqdn])}:5432/bharatmart?sslmode=verify-full&sslrootcert=/etc/bharatmart/database-ca.pem"
    : "jdbc:oracle:thin:@${coalesce(local.autonomous_descriptor, "bharatmart_tp")}"
  )
}

output "metrics" {
  description = "Namespace and names of the database's metrics."
  value = (local.is_postgresql
    ? { namespace = "oci_postgresql", cpu = "CpuUtilization", memory = "MemoryUtilization" }
    : { namespace = "oci_autonomous_database", cpu = "CpuUtilization", memory = "StorageUtilization" }
  )
}
