locals {
  roles = toset(["application", "migration"])

  compartment = "compartment id ${var.compartment_id}"

  readable = {
    for role, names in var.secret_names :
    role => join(", ", [for name in names : "target.secret.name = '${name}'"])
  }

  group = { for role in local.roles : role => "dynamic-group id ${oci_identity_dynamic_group.this[role].id}" }

  common = {
    for role in local.roles : role => [
      "Allow ${local.group[role]} to read secret-bundles in ${local.compartment} where any {${local.readable[role]}}",
      "Allow ${local.group[role]} to read repos in ${local.compartment}",
      "Allow ${local.group[role]} to use log-content in ${local.compartment}",
    ]
  }

  statements = {
    migration = local.common.migration

    application = concat(local.common.application, [
      "Allow ${local.group.application} to use metrics in ${local.compartment} where target.metrics.namespace = '${var.metrics_namespace}'",
      "Allow ${local.group.application} to read buckets in ${local.compartment} where target.bucket.name = '${var.bucket_name}'",
      "Allow ${local.group.application} to manage buckets in ${local.compartment} where all {target.bucket.name = '${var.bucket_name}', request.permission = 'PAR_MANAGE'}",
      "Allow ${local.group.application} to manage objects in ${local.compartment} where all {target.bucket.name = '${var.bucket_name}', any {request.permission = 'OBJECT_INSPECT', request.permission = 'OBJECT_READ', request.permission = 'OBJECT_CREATE', request.permission = 'OBJECT_OVERWRITE', request.permission = 'OBJECT_DELETE'}}",
      # The archive is written once: an instance neither changes nor deletes what is there.
      "Allow ${local.group.application} to read buckets in ${local.compartment} where target.bucket.name = '${var.archive_bucket_name}'",
      "Allow ${local.group.application} to manage objects in ${local.compartment} where all {target.bucket.name = '${var.archive_bucket_name}', any {request.permission = 'OBJECT_INSPECT', request.permission = 'OBJECT_READ', request.permission = 'OBJECT_CREATE'}}",
    ])
  }
}

# An instance's tag decides its role. Only users of this namespace can set the tag, so the service has its own
# namespace.
resource "oci_identity_tag_namespace" "this" {
  compartment_id = var.compartment_id
  name           = var.name
  description    = "The role of an instance of ${var.name}, which decides its rights"
  freeform_tags  = var.freeform_tags
}

resource "oci_identity_tag" "role" {
  tag_namespace_id = oci_identity_tag_namespace.this.id
  name             = "role"
  description      = "application or migration"
  freeform_tags    = var.freeform_tags

  validator {
    validator_type = "ENUM"
    values         = local.roles
  }
}

resource "oci_identity_dynamic_group" "this" {
  for_each = local.roles

  compartment_id = var.tenancy_id
  name           = "${var.name}-${each.key}"
  description    = "Instances of ${var.name} with the role ${each.key}"
  matching_rule  = "All {instance.compartment.id = '${var.compartment_id}', tag.${oci_identity_tag_namespace.this.name}.${oci_identity_tag.role.name}.value = '${each.key}'}"
  freeform_tags  = var.freeform_tags
}

# The minimal rights of an instance, all in one compartment, without a user or a key.
resource "oci_identity_policy" "instances" {
  compartment_id = var.compartment_id
  name           = "${var.name}-instances"
  description    = "Rights of the instances of ${var.name}"
  freeform_tags  = var.freeform_tags

  statements = flatten(values(local.statements))
}

resource "oci_identity_policy" "object_storage" {
  compartment_id = var.compartment_id
  name           = "${var.name}-object-storage"
  description    = "Rights of Object Storage for the buckets of ${var.name}: encrypt, expire, replicate"
  freeform_tags  = var.freeform_tags

  statements = flatten([for region in var.regions : [
    "Allow service objectstorage-${region} to use keys in ${local.compartment}",
    "Allow service objectstorage-${region} to manage object-family in ${local.compartment} where any {target.bucket.name = '${var.bucket_name}', target.bucket.name = '${var.archive_bucket_name}'}",
  ]])
}

resource "oci_identity_policy" "block_storage" {
  compartment_id = var.compartment_id
  name           = "${var.name}-block-storage"
  description    = "Rights of Block Volume for the boot volumes of ${var.name}: encrypt"
  freeform_tags  = var.freeform_tags

  statements = [
    "Allow service blockstorage to use keys in ${local.compartment}",
  ]
}

# A pool launches its instances with the tag of their role. Without this right it cannot launch any.
resource "oci_identity_policy" "compute_management" {
  compartment_id = var.compartment_id
  name           = "${var.name}-compute-management"
  description    = "Rights of Compute Management for the pools of ${var.name}: tag their instances"
  freeform_tags  = var.freeform_tags

  statements = [
    "Allow service compute_management to use tag-namespace in ${local.compartment}",
  ]
}
