/** DynamoDB Local for LocalStack. */
package dev.packshot.localstack;
