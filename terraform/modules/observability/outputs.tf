output "topic_id" {
  description = "OCID of the topic of the alarms."
  value       = oci_ons_notification_topic.this.id
}

output "log_group_id" {
  description = "OCID of the log group."
  value       = oci_logging_log_group.this.id
}

output "alarm_ids" {
  description = "OCIDs of the alarms by name."
  value       = { for name, alarm in oci_monitoring_alarm.this : name => alarm.id }
}

output "playbooks" {
  description = "Name of the playbook's page for each alarm."
  value       = { for name in keys(local.alarms) : name => local.playbooks[name] }
}

output "alarm_names" {
  description = "Display names of the alarms about this region itself, which stop a rolling deploy. The alarm about the other region is not among them."
  value       = [for name, alarm in oci_monitoring_alarm.this : alarm.display_name if !contains(local.of_other_regions, name)]
}
