# Everything here is a few lines over Maven; CONTRIBUTING.md has the goals for people without make.
export JAVA_HOME := $(shell bin/jdk25)
MAVEN := mvn -B -ntp

.PHONY: run test check mutation bench simulate fuzz conformance verify-audit package deploy-local event pictures format clean

# The whole system on this machine: PORT=8080 DATA=.local RESET=1
run:
	@bin/run

# Everything that must hold: formatting, compilation, tests, packages, documents.
test:
	$(MAVEN) verify

# test, and the slower proofs (SEEDS=1000000: that many simulated histories); the template held to the rules of cfn-guard.
check:
	$(MAVEN) -Pcheck $(if $(SEEDS),-Dseeds=$(SEEDS)) verify
	@bin/policy

# Changes the law, the calendar and the fold one place at a time, and fails when the tests of core let too many pass.
mutation:
	$(MAVEN) -pl core test-compile pitest:mutationCoverage

# Times as ratios within one run; nothing is asserted.
bench:
	@$(MAVEN) -Pbench -Djacoco.skip verify | grep -E '÷|ERROR'

# SEED=7 tells one simulated history, with BUG=KEY_EXPIRES one with a planted bug, with STORE=dynamodb one on DynamoDB
# Local; SEEDS=1000000 runs that many.
simulate:
	@bin/simulate

# TARGET=intake-json SECONDS=60: looks for inputs that break one reader of what strangers send.
fuzz:
	@bin/fuzz "$(TARGET)" "$(SECONDS)"

# CASES=path/to/cases.json: runs published cases against the rule book.
conformance:
	@bin/conformance $(CASES)

# Checks facts against heads against seals: of DATA=.local, or in AWS with TABLE=… BUCKET=… (docs/audit.md).
verify-audit:
	@bin/verify-audit

# functions/*/target/lambda, as they are deployed.
package:
	$(MAVEN) -DskipTests package

# The same template, deployed by SAM to a LocalStack on this machine: PORT=4566; CHECK=1 checks it and stops.
deploy-local:
	@bin/deploy-local

# E=events/<function>/<case>.json: one event through its packaged function under AWS's runtime emulator.
event:
	@bin/event $(E)

# Takes the pictures of the form anew; needs Chromium and its driver.
pictures:
	@bin/pictures

format:
	$(MAVEN) -q spotless:apply

clean:
	$(MAVEN) -q clean
