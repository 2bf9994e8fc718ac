output "load_balancer_id" {
  description = "OCID of the load balancer."
  value       = oci_load_balancer_load_balancer.this.id
}

output "backend_set_name" {
  description = "Name of the backend set that the pools join."
  value       = oci_load_balancer_backend_set.this.name
}

output "ip_address" {
  description = "Public address, reserved."
  value       = oci_core_public_ip.this.ip_address
}

output "firewall_id" {
  description = "OCID of the web application firewall, for its log."
  value       = oci_waf_web_app_firewall.this.id
}
