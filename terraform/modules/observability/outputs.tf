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

output "alarm_names" {
  description = "Display names of the alarms about this region itself, which stop a rolling deploy. The alarm about the other region is not among them."
  value       = [for name, alarm in oci_monitoring_alarm.this : alarm.display_name if var.watch.is_serving == var.is_serving || !endswith(name, "unreachable")]
}

output "traffic_alarm_ids" {
  description = "OCIDs of the alarms that are off in a standby region; the playbook turns them on when it has to serve."
  value       = [for name in local.traffic_alarms : oci_monitoring_alarm.this[name].id]
}

output "playbooks" {
  description = "Name of the playbook's page for each alarm."
  value       = { for name in keys(local.alarms) : name => local.playbooks[name] }
}
