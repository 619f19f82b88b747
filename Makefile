# Packshot on this machine needs a JDK (17 or newer), Maven and make. On AWS it also needs Node.js and the AWS CLI: see
# docs/deploy.md. For LocalStack, see docs/localstack.md.
.PHONY: help run demo test scanner test-typescript test-scanner torture soak redrive reconcile acceptance clients sim sim-mutants \
	model mutation format package twice \
	synth bootstrap preflight diff deploy check prune rollback destroy invoke key member revoke cost bench bench-quick bench-growth \
	fuzz-images bench-codes lint-workflows \
	localstack localstack-stop deploy-local destroy-local test-localstack

help:    ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1	/p' Makefile

run:     ## run Packshot on 127.0.0.1 (PORT=8080 S3_PORT=9090 DATA=.data; LAN=1 for phones; AWS=localstack uses LocalStack's engines, PRODUCTS= PRODUCTS_CONTACT= a server of products)
	@AWS="$(AWS)" local/launch run

demo:    ## upload one photo to a running Packshot (PHOTO=file; URL= and KEY= of another deployment)
	@local/launch demo

test:    ## run all tests
	mvn -B -T 2 verify

torture: ## kill a local run at random while clients use it, and compare what was answered with what is stored (MINUTES=1 SEED=)
	mvn -q -B -pl local -am test -Dtest=TortureTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtorture.minutes=$(or $(MINUTES),1) $(if $(SEED),-Dtorture.seed=$(SEED))

soak:    ## let phones scan with repeated events and two kills, and compare everything in the end (SESSIONS=200 SEED=)
	mvn -q -B -pl local -am test -Dtest=SoakTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dsoak.sessions=$(or $(SESSIONS),200) $(if $(SEED),-Dsoak.seed=$(SEED))

acceptance:  ## test any deployment against its contract (URL= KEY=, optional CPK_KEY= LIMITED_KEY= CSU_KEY= BILLING_KEY= TOKEN= ORG= ORIGIN= LACKS=)
	@testing/acceptance/launch

clients: ## use clients that others have made, and generated ones, against a local run (CLIENT=python for one; CHROMIUM=)
	@testing/clients/run $(CLIENT)

test-typescript:  ## test the TypeScript client (needs Node.js)
	@cd clients/typescript && npm ci --ignore-scripts --no-audit --no-fund --silent && npm test --silent

test-scanner:  ## test the scanner page in Chromium against a local run (CHROMIUM=/usr/bin/chromium)
	@clients/scanner/test/run

scanner: ## build the scanner page for a stage with scanner=on (needs Node.js)
	@clients/scanner/build || { [ $$? != 3 ] || echo "make: scanner needs Node.js 20 or newer and npm." >&2; exit 1; }

format:  ## format the code
	mvn -q -B spotless:apply

STAGE ?= dev
# the CDK command line in the version of package-lock.json
CDK = JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1 npx --no-install cdk --no-notices
# the stage, and options of any kind; those of a command come after it
CDK_OPTIONS = -c stage=$(STAGE) $(OPTIONS)

package: ## build the functions and the CDK program
	@command -v npm >/dev/null || { echo "make: CDK needs Node.js to write the stack, and there is no npm on the PATH (docs/deploy.md)." >&2; exit 1; }
	mvn -q -B package -pl infra-cdk -am -DskipTests
	@[ -x node_modules/.bin/cdk ] || npm ci --no-audit --no-fund

twice:   ## build the last commit twice and compare what would be deployed
	@functions/twice

synth: package   ## write the CloudFormation template to cdk.out (STAGE=dev OPTIONS="-c origins=…")
	@$(CDK) synth $(CDK_OPTIONS) --quiet

bootstrap: package  ## create CDK's own bucket and roles, once per account and region
	@$(CDK) bootstrap $(CDK_OPTIONS)

preflight: synth ## ask the account, before anything is made, for what would stop a deployment (STAGE=dev)
	@infra-cdk/preflight $(STAGE)

diff: package    ## show what a deployment would change (STAGE=dev)
	@$(CDK) diff $(CDK_OPTIONS) --method=template

deploy: package  ## deploy to the AWS account of the current credentials, then prune (STAGE=dev)
	@command -v aws >/dev/null || { echo "make: deploy needs the AWS CLI, and there is no aws on the PATH (docs/deploy.md)." >&2; exit 1; }
	@$(CDK) deploy $(CDK_OPTIONS) --require-approval=$(or $(APPROVAL),broadening) --outputs-file=cdk.out/outputs.json
	@infra-cdk/scanner $(STAGE)
	-@infra-cdk/versions $(STAGE) priming
	-@infra-cdk/versions $(STAGE) prune

check:   ## test a deployment: the acceptance suite in dev, requests that change nothing in production (STAGE=dev)
	@infra-cdk/check $(STAGE)

prune:   ## delete old versions of a deployment's functions; keeps the newest five and those in use (STAGE=dev)
	@infra-cdk/versions $(STAGE) prune

rollback: ## move all functions back to what ran before the last deployment (STAGE=dev; TO=2026-11-20T12:00:00Z goes further)
	@infra-cdk/versions $(STAGE) rollback

destroy: ## remove a deployment; refuses if it has photos (STAGE=dev; PHOTOS=delete deletes them)
	@infra-cdk/destroy $(STAGE) "$(PHOTOS)"

invoke:  ## send an event to a deployed function (STAGE=dev ROUTE=create-session EVENT=events/….json)
	@infra-cdk/invoke $(STAGE) "$(ROUTE)" "$(EVENT)"

# option NAME,VARIABLE: an option of packshot if the variable is set
option = $(if $($(2)),$(1) '$($(2))')
PACKSHOT = clients/cli/packshot --stage '$(STAGE)'

key:     ## create an API key and print it (STAGE=dev KIND=csb|cpk|csu DAYS=0 KEY_PER_MINUTE= ORGANIZATION= MEMBER= ROLE= NAME=)
	@$(PACKSHOT) key create $(call option,--kind,KIND) $(call option,--days,DAYS) $(call option,--per-minute,KEY_PER_MINUTE) $(call option,--org,ORGANIZATION) $(call option,--member,MEMBER) $(call option,--role,ROLE) $(call option,--name,NAME)

member:  ## set a user's role in an organization (STAGE=dev MEMBER= ORGANIZATION= ROLE=owner|manager|billing|editor|none)
	@$(PACKSHOT) member $(if $(filter none,$(ROLE)),remove --yes,add $(call option,--role,ROLE)) --member '$(MEMBER)' --org '$(ORGANIZATION)'

revoke:  ## revoke a key permanently (STAGE=dev KEY=)
	@$(PACKSHOT) key revoke --yes

redrive: ## move dead letters back to the queue: of a deployment (STAGE=dev), or of a local run if STAGE= is missing (DATA=.data)
	@$(if $(filter file,$(origin STAGE)),local/launch redrive,$(PACKSHOT) dlq redrive --yes)

reconcile: ## send the events of photos again that have no verdict: of a deployment (STAGE=dev), or of a local run if STAGE= is missing (FROM=2026-11-01 PORT=8080); RESTORE=all brings back files that were removed
	@$(if $(filter file,$(origin STAGE)),local/launch reconcile,infra-cdk/reconcile $(STAGE) "$(FROM)" "$(RESTORE)")

cost:    ## compute the tables of docs/cost.md (SESSIONS=1000000 PHOTOS=10 API_MS=15 PHOTO_MS=1000)
	@[ -d infra-cdk/target/lib ] || $(MAKE) --no-print-directory package
	@java -cp "infra-cdk/target/classes:infra-cdk/target/lib/*" dev.packshot.infra.Cost "$(SESSIONS)" "$(PHOTOS)" "$(API_MS)" "$(PHOTO_MS)"

sim:     ## look for lost photos in simulated worlds (SEED= LIVES= MINUTES=)
	@testing/simulation/launch

sim-mutants: ## measure the simulation by faults that are planted in the code (SECONDS=60 for each, MUTANT= expression for the names)
	@testing/simulation/launch Mutants

model:   ## visit every order of the steps of a photo's life, and replay them (SEED= TRACES=200; minutes)
	@testing/simulation/launch replay.Main

mutation: ## change the code of functions and count the changes that no test finds (PACKAGE=product, or CLASSES= TESTS=; long)
	@testing/mutation/run $(PACKAGE)

bench:   ## run all benchmarks, on a quiet machine (half an hour; JDKS=home:home; needs Linux and Python 3)
	@testing/bench/run

bench-quick:  ## run the main benchmarks in under five minutes
	@testing/bench/run --quick

bench-growth:  ## measure requests on sessions of up to 500 photos and 1,000 captures
	@testing/bench/run --growth

fuzz-images:  ## judge changed pictures for a time (MINUTES=20; CASE=number repeats one)
	@mvn -q -B -pl libraries/imaging -am -Dtest=PictureFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip \
	  -Dpackshot.fuzz-minutes=$(or $(MINUTES),20) -Dpackshot.fuzz-case=$(CASE) test

bench-codes:  ## score the reader of codes on the photos of zxing's own tests (BLACKBOX=zxing/core/src/test/resources/blackbox)
	@[ -d "$(BLACKBOX)" ] || { echo "make: bench-codes needs BLACKBOX=, the folder of zxing's photos." >&2; exit 1; }
	@mvn -q -B -pl libraries/imaging -am -Dtest=BlackBoxScore -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip \
	  -Dpackshot.blackbox='$(abspath $(BLACKBOX))' test

lint-workflows:  ## check the workflows of GitHub Actions (needs Go and Python 3)
	@.github/lint/run

localstack:  ## start LocalStack on 127.0.0.1:4566 and install it if necessary (DOCKER=1 LOCALSTACK_PORT= PY=)
	@local/localstack/launch start

localstack-stop:  ## stop LocalStack, which keeps nothing
	@local/localstack/launch stop

deploy-local:  ## deploy the stack to LocalStack and print a URL and a key
	@local/localstack/deploy

destroy-local:  ## remove the stack from LocalStack
	@local/localstack/destroy

test-localstack:  ## deploy to LocalStack, then run the acceptance suite and the fault tests
	@local/localstack/test
