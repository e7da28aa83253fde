# make test   builds everything and runs every test
# make demo   runs the desk against the simulated gateways: four orders are paid, then it stays up for a browser
SWIFT ?= swift
# The traits reach the compiler as a set, whose order is another in every process, and another order of the same options has all our modules
# compiled again whenever a build is planned again: after other options, another environment or a test run. A fixed seed fixes the order.
# It is for building alone: tests and programs meet random seeds.
BUILDER = SWIFT_DETERMINISTIC_HASHING=1 $(SWIFT) build
FUZZ_SECONDS ?= 60
# More for the proofs: parts, sizes, a seed; see Proofs/run.py --help.
PROOFS ?=
# The transport and the command line live behind traits that are on by default.
# One set of flags for every unoptimized build, so that nothing is compiled twice.
# What is built beside; where tests are built anyway, building them each time compiles nothing twice.
WITH ?=
# What need not be made where nobody debugs or browses; see .ci/run.
WITHOUT ?=
# How modules are compiled where nothing is compiled twice; see .ci/run, too.
WHOLE ?=
BUILD = --explicit-target-dependency-import-check error --enable-code-coverage $(WITHOUT) $(WHOLE) $(WITH)
TESTED = $(filter-out --build-tests,$(BUILD)) --build-tests
# Instrumented binaries leave no profiles behind when they are run by hand.
TOOL = LLVM_PROFILE_FILE=/dev/null "$$($(SWIFT) build --show-bin-path)/paydesk"

.PHONY: help install build test quick thorough demo replay lint format bench proofs service-proofs fuzz docs tsan importer coverage \
	conformance contract webhooks projection museum museum-page pages screenshots simulation clean

help:
	@grep -E '^# make|^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -e 's/^# //' -e 's/:.*## /: /'

install: ## install the Debian packages that are missing
	@.ci/install

build: install ## build libraries and the command line
	$(BUILDER) $(BUILD)

test: WITH = --build-tests
test: quick thorough coverage conformance museum simulation contract webhooks ## every test, and what the library and the running desk are held against

# Suites that hold real sockets against real deadlines run each by itself: computing neighbours would starve their clocks.
SOCKETS = PaymentTransportTests SimulatorServerTests PaymentServiceTests
OTHERS = --skip '$(subst $(eval) ,|,$(SOCKETS))'
quick: install ## the whole suite, unoptimized, with coverage
	$(BUILDER) $(TESTED)
	for suite in $(SOCKETS); do $(SWIFT) test --skip-build --disable-xctest --filter $$suite || exit 1; done
	$(SWIFT) test --skip-build --disable-xctest --enable-code-coverage $(OTHERS)

# One optimized build for the order model's tests and for the simulation. Neither needs a server, a database or a client, nor other tests:
# compiling those is most of its time.
OPTIMIZED = -c release -Xswiftc -enable-testing --traits CommandLineTool,Dispatcher --scratch-path .build-optimized
thorough simulation: export PAYDESK_WITHOUT_TESTS = $(filter-out PaymentsTests,$(notdir $(wildcard Tests/*Tests)))
thorough: install ## the order model over every sequence of six pieces of evidence, optimized
	$(BUILDER) $(OPTIMIZED) --build-tests
	PAYDESK_THOROUGH=1 $(SWIFT) test --skip-build $(OPTIMIZED) --disable-xctest --filter PaymentsTests

coverage: ## line coverage of decoders, mapping and fold, from the last `make quick`
	@.ci/coverage

conformance: build ## every fixture through both adapters, as tables
	$(TOOL) conformance --gateway payuni --fixtures Fixtures/payuni
	$(TOOL) conformance --gateway kryptogo --fixtures Fixtures/kryptogo

demo: build ## the desk and both gateways, simulated; four orders are paid (DEMO_STAY=0 ends then, DEMO_PORT=8400)
	@$(TOOL) demo

replay: build ## recorded messages of both gateways becoming order states
	@$(TOOL) replay --fixtures Fixtures

lint: ## format and house rules
	$(SWIFT) format lint --strict -r Sources Tests Benchmarks Proofs Fuzz docs/example Package.swift
	@.ci/rules

format: ## put every file into the house format
	$(SWIFT) format format -i -r Sources Tests Benchmarks Proofs Fuzz docs/example Package.swift

# Suites of values begin nothing that runs beside something else, and .ci/rules holds them to it. They compute a lot, for minutes under the
# sanitizer. The libraries under them are seen where the desk's suites use them.
PURE = StrictJSONTests PaymentsTests KryptoGOTests GatewayConformanceTests GatewaySimulatorTests PaymentPagesTests
SANITIZED = --sanitize=thread --scratch-path .build-tsan $(WHOLE)
tsan: export TSAN_OPTIONS = suppressions=$(CURDIR)/.ci/tsan.supp
tsan: export PAYDESK_WITHOUT_TESTS = $(PURE)
tsan: install ## every suite in which anything runs at once, under the thread sanitizer
	$(BUILDER) --build-tests $(SANITIZED)
	for suite in $(SOCKETS); do .ci/raceless $(SWIFT) test --skip-build $(SANITIZED) --disable-xctest --filter $$suite || exit 1; done
	$(SWIFT) test --skip-build $(SANITIZED) --disable-xctest $(OTHERS)

importer: install ## a merchant's package that takes the model and the adapters and compiles no server
	cd docs/example && $(SWIFT) run --scratch-path .build-example Shop
	@! grep -qsE 'nio|async-http-client' docs/example/.build-example/workspace-state.json \
		&& echo "the importer resolved neither NIO nor an HTTP client"

pages: install ## every page in headless Chromium: layout, contrast, keyboard, scripts, policy; screenshots in .build-pages/shots
	$(BUILDER) $(TESTED)
	SWIFT="$(SWIFT)" SKIP_BUILD=1 Tests/pages/run.sh

DOCUMENTED ?= Payments PaymentForms PAYUNi KryptoGO PaymentTransport GatewayConformance GatewaySimulator SQLiteOrderStore \
	StoreConformance PaymentDispatcher PaymentPages PaymentService SimulatorServer
docs: build ## DocC for every library, warnings as errors
	@.ci/docs "$$($(SWIFT) build --show-bin-path)" $(DOCUMENTED)

# Where no Python package can be had, what needs one is not run, and says so. With STRICT=1, as before a release, that is a failure, and
# so is a proof that cannot be run here.
STRICT ?=
export STRICT
OR_SAY = || { code=$$?; [ $$code = 75 ] || exit $$code; \
	echo "NOT RUN: $@ needs a Python package that cannot be had now"; [ -z "$(STRICT)" ]; }
contract: build ## the running service against docs/openapi.yaml, by schemathesis
	Tests/contract/schemathesis.sh "$$($(SWIFT) build --show-bin-path)/paydesk" $(OR_SAY)

webhooks: build ## outgoing events, verified by the reference library of Standard Webhooks
	Tests/webhooks/verify.sh "$$($(SWIFT) build --show-bin-path)/paydesk" $(OR_SAY)

# PROVEN="--size large" for a release, on an optimized binary.
PROVEN ?=
service-proofs: build ## the running desk killed, stopped, flooded, held by slow clients and traced to its syncs
	-@.ci/install strace
	LLVM_PROFILE_FILE=/dev/null Proofs/service/run.py "$$($(SWIFT) build --show-bin-path)/paydesk" $(PROVEN)

screenshots: build ## docs/images anew, from a running demo
	Tests/pages/screenshots.sh "$$($(SWIFT) build --show-bin-path)/paydesk"

projection: build ## write docs/projection.md anew from the code
	$(TOOL) projection > docs/projection.md

museum: build ## every scenario of the museum of lost payments against the whole desk, as a table
	$(TOOL) museum --fixtures Fixtures/museum

museum-page: build ## write docs/museum.md anew from the scenarios
	$(TOOL) museum --fixtures Fixtures/museum --markdown > docs/museum.md

SEEDS ?= 10000
STEPS ?= 200
simulation: install ## the whole desk under a seeded scheduler with faults and crashes, optimized
	$(BUILDER) $(OPTIMIZED) --product paydesk
	.build-optimized/release/paydesk simulation --seeds $(SEEDS) --steps $(STEPS)

bench: install ## speed against the C limits, nginx, PHP, Node and Foundation, as ratios
	@.ci/install wrk nginx-light strace
	missed=0; for part in run desk service; do python3 Benchmarks/$$part.py || missed=1; done; exit $$missed

proofs: ## the store on failing disks, through power cuts, kills and full disks; PROOFS="--size large" for a release
	@.ci/install strace
	python3 Proofs/run.py $(PROOFS)

fuzz: install ## every decoder under libFuzzer and AddressSanitizer
	Fuzz/run.sh $(FUZZ_SECONDS)

clean:
	rm -rf .build .build-optimized .build-tsan .build-contract .build-webhooks .build-pages docs/example/.build-example Benchmarks/.build Proofs/.build Fuzz/.build
