/** The operator's access to an AWS account, through the AWS CLI. */
package dev.packshot.infra.account;
