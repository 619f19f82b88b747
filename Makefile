# Packshot on this machine needs a JDK (17 or newer), Maven and make; on AWS also Node.js and, to invoke
# and destroy, the AWS CLI. docs/deploy.md tells how. On LocalStack: docs/localstack.md.
.PHONY: help run demo test acceptance format package twice synth diff deploy destroy invoke key member revoke cost bench bench-quick \
	localstack localstack-stop deploy-local destroy-local test-localstack

help:    ## show this
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1	/p' Makefile

run:     ## start everything on 127.0.0.1 (PORT=8080, S3_PORT=9090, DATA=.data; AWS=localstack for its engines)
	@AWS="$(AWS)" local/launch run

demo:    ## carry one photo round a running Packshot (PHOTO=file; URL= and KEY= of another one)
	@local/launch demo

test:    ## run every test
	mvn -B verify

acceptance:  ## hold any Packshot against its contract (URL= KEY=, and CPK_KEY= LIMITED_KEY= CSU_KEY= BILLING_KEY= ORG= ORIGIN= LACKS=)
	@testing/acceptance/launch

format:  ## format the code
	mvn -q -B spotless:apply

STAGE ?= dev
# the CDK command line, of the version that package-lock.json holds
CDK = JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1 npx --no-install cdk --no-notices -c stage=$(STAGE) $(OPTIONS)

package: ## build the functions and the stack's program
	@command -v npm >/dev/null || { echo "make: the stack is written by CDK, which needs Node.js (docs/deploy.md); there is none on the PATH." >&2; exit 1; }
	mvn -q -B package -pl infra-cdk -am -DskipTests
	@[ -x node_modules/.bin/cdk ] || npm ci --no-audit --no-fund

twice:   ## build what is committed two times and compare what would be deployed
	@functions/twice

synth: package   ## write what AWS would be given to cdk.out (STAGE=dev OPTIONS="-c origins=…")
	@$(CDK) synth --quiet

diff: package    ## show what a deploy would change
	@$(CDK) diff --method=template

deploy: package  ## deploy to the AWS account whose credentials are set (STAGE=dev)
	@$(CDK) deploy --require-approval=$(or $(APPROVAL),broadening) --outputs-file=cdk.out/outputs.json

destroy: ## remove a deployment; refuses where photos would be lost (PHOTOS=delete for dev)
	@infra-cdk/destroy $(STAGE) "$(PHOTOS)"

invoke:  ## send an event to a deployed function (ROUTE=create-session EVENT=events/….json)
	@infra-cdk/invoke $(STAGE) "$(ROUTE)" "$(EVENT)"

key:     ## make an API key for a deployment and print it (STAGE=dev KIND=csb|cpk|csu DAYS=0 ORGANIZATION= MEMBER= ROLE=)
	@infra-cdk/access $(STAGE) key

member:  ## say what a user is in an organization (MEMBER= ORGANIZATION= ROLE=owner|manager|billing|editor|none)
	@infra-cdk/access $(STAGE) member

revoke:  ## end a key for good (KEY=)
	@infra-cdk/access $(STAGE) revoke

redrive: ## send a deployment's dead letters round again (STAGE=dev)
	@infra-cdk/redrive $(STAGE)

cost:    ## compute docs/cost.md's tables (SESSIONS=1000000 PHOTOS=10 API_MS=15 PHOTO_MS=600)
	@[ -d infra-cdk/target/lib ] || $(MAKE) --no-print-directory package
	@java -cp "infra-cdk/target/classes:infra-cdk/target/lib/*" dev.packshot.infra.Cost "$(SESSIONS)" "$(PHOTOS)" "$(API_MS)" "$(PHOTO_MS)"

bench:   ## measure all of it, on a quiet machine (half an hour; JDKS=home:home; needs Linux, Python 3)
	@testing/bench/run

bench-quick:  ## measure the main things in under five minutes
	@testing/bench/run --quick

localstack:  ## start LocalStack on 127.0.0.1:4566, installed the first time (DOCKER=1 LOCALSTACK_PORT= PY=)
	@local/localstack/launch start

localstack-stop:  ## stop it; it keeps nothing
	@local/localstack/launch stop

deploy-local:  ## deploy the same stack to LocalStack, and print the URL and a key
	@local/localstack/deploy

destroy-local:  ## remove it from LocalStack
	@local/localstack/destroy

test-localstack:  ## deploy to LocalStack and hold it to the contract, through faults too
	@local/localstack/test
