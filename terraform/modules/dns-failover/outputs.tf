output "monitor_id" {
  description = "OCID of the health check, for its alarm."
  value       = oci_health_checks_http_monitor.this.id
}

output "steering_policy_id" {
  description = "OCID of the steering policy."
  value       = oci_dns_steering_policy.this.id
}
