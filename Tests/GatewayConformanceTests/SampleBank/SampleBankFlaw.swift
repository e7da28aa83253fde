/// Mistakes that adapters in the field have made. Each makes a broken variant, which the kit has to catch.
enum SampleBankFlaw: String, CaseIterable, Sendable {
    case forgetsToVerify
    case skipsAbsentChecksum
    case ignoresGarbage
    case acceptsOwnRequests
    case trustsOuterStatus
    case forgetsWhatWasSealed
    case takesLastDuplicate
    case ignoresMerchant
    case assumesAmount
    case ignoresNumber
    case unknownIsPaid
    case unknownIsFailed
    case refusesNewFields
    case remembersMessages
    case lostIsRefused
    case notSentIsUnknown
    case garbageIsRefused
    case garbageIsNotFound
    case mendsCutAnswers
    case forgetsToVerifyAnswers
    case ignoresHTTPStatus
    case errorPageIsRefusal
    case sendsAgain
    case takesShortNumbers
}
