# Packshot on this machine. It needs a JDK (17 or newer), Maven and make.
.PHONY: help run demo test acceptance format

help:    ## show this
	@sed -n 's/^\([a-z]*\): *## /  make \1	/p' Makefile

run:     ## start everything on 127.0.0.1 (PORT=8080, S3_PORT=9090, DATA=.data)
	@local/launch run

demo:    ## carry one photo round a running Packshot (PHOTO=file; URL= and KEY= of another one)
	@local/launch demo

test:    ## run every test
	mvn -B verify

acceptance: ## hold any Packshot against its contract (URL= KEY=, and CPK_KEY= LIMITED_KEY= ORG= ORIGIN= LACKS=)
	@acceptance/launch

format:  ## format the code
	mvn -q -B spotless:apply
