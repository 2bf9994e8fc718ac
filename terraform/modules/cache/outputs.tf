output "cluster_id" {
  description = "OCID of the cache."
  value       = oci_redis_redis_cluster.this.id
}

output "host" {
  description = "Host name of the primary node. TLS only, port 6379."
  value       = oci_redis_redis_cluster.this.primary_fqdn
}
