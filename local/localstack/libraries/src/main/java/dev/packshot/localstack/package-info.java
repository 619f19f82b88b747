/** DynamoDB Local as LocalStack starts it. */
package dev.packshot.localstack;

