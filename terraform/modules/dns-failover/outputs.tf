output "monitor_ids" {
  description = "OCIDs of the health checks by the region that they watch, for alarms. The primary's is in the standby region, if there is one; the standby's is in the primary region."
  value = {
    for name in keys(var.addresses) : name => try(oci_health_checks_http_monitor.from_standby[name].id, oci_health_checks_http_monitor.this.id)
  }
}

output "steering_policy_id" {
  description = "OCID of the steering policy."
  value       = oci_dns_steering_policy.this.id
}
