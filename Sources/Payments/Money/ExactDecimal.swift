/// A non-negative decimal number, exact: `coefficient / 10^scale`, kept in lowest form so that `300`, `300.0` and `300.00`
/// are one value.
///
/// Holds every number of up to 38 significant digits and 30 decimals. There is no way in from binary floating point.
public struct ExactDecimal: Sendable, Hashable {
    /// Digits without the decimal point.
    public let coefficient: UInt128
    /// Number of decimals, 0…30.
    public let scale: Int

    public static let maximumScale = 30
    public static let zero = ExactDecimal(whole: 0)

    /// A whole number.
    public init(whole: UInt64) {
        coefficient = UInt128(whole)
        scale = 0
    }

    /// - Returns: `nil` when `scale` is outside 0…30 after trailing zeros are dropped.
    public init?(coefficient: UInt128, scale: Int) {
        var coefficient = coefficient
        var scale = scale
        if coefficient == 0 {
            scale = 0
        } else {
            while scale > 0, coefficient % 10 == 0 {
                coefficient /= 10
                scale -= 1
            }
        }
        guard (0...Self.maximumScale).contains(scale) else { return nil }
        self.coefficient = coefficient
        self.scale = scale
    }

    /// Reads plain ASCII digits with at most one decimal point: no sign, exponent, blank or separator, no digits of other
    /// scripts, at least one digit on each side of the point.
    ///
    /// - Returns: `nil` for anything else, or when the digits do not fit 128 bits (any 38 do) or more than 30 decimals are left
    ///   after trailing zeros are dropped.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// The same, without asking at run time what kind of text it is.
    package init?(_ text: String) {
        var text = text
        let read = text.withUTF8 { Self.read($0) }
        guard let read else { return nil }
        self = read
    }

    /// One pass in machine words while the digits fit one, which every amount of a gateway does.
    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
        guard bytes.count <= 18 else { return readLong(bytes) }
        var coefficient: UInt64 = 0
        var decimals = -1
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: ".") {
                guard decimals < 0, index > 0 else { return nil }
                decimals = 0
            } else {
                guard byte &- 0x30 < 10 else { return nil }
                if decimals >= 0 { decimals &+= 1 }
                coefficient = coefficient &* 10 &+ UInt64(byte &- 0x30)
            }
        }
        guard !bytes.isEmpty, decimals != 0 else { return nil }
        while decimals > 0, coefficient % 10 == 0 {
            coefficient /= 10
            decimals &-= 1
        }
        return ExactDecimal(lowest: UInt128(coefficient), scale: max(decimals, 0))
    }

    private init(lowest coefficient: UInt128, scale: Int) {
        self.coefficient = coefficient
        self.scale = scale
    }

    private static func readLong(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
        var coefficient: UInt128 = 0
        var decimals = -1
        var digits = 0
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                guard decimals < 0, digits > 0 else { return nil }
                decimals = 0
            } else {
                guard byte.isDigit, digits < 60 else { return nil }
                digits += 1
                if decimals >= 0 { decimals += 1 }
                let (tens, overflow) = coefficient.multipliedReportingOverflow(by: 10)
                let (sum, carry) = tens.addingReportingOverflow(UInt128(byte &- 0x30))
                guard !overflow, !carry else { return nil }
                coefficient = sum
            }
        }
        guard digits > 0, decimals != 0 else { return nil }
        return ExactDecimal(coefficient: coefficient, scale: max(decimals, 0))
    }

    public var isZero: Bool { coefficient == 0 }

    /// The whole number, if there are no decimals and it fits.
    public var wholeNumber: UInt64? { scale == 0 ? UInt64(exactly: coefficient) : nil }
}

extension ExactDecimal: CustomStringConvertible {
    /// Plain digits, no trailing zeros: `300`, `0.01`.
    public var description: String {
        let digits = String(coefficient)
        guard scale > 0 else { return digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}

extension ExactDecimal: Comparable {
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.scale == right.scale { return left.coefficient < right.coefficient }
        let (leftWhole, leftRest) = left.parts
        let (rightWhole, rightRest) = right.parts
        return leftWhole != rightWhole ? leftWhole < rightWhole : leftRest < rightRest
    }

    /// Whole part, and the decimals as a number of 10^-30. Both fit 128 bits.
    private var parts: (UInt128, UInt128) {
        let unit = Self.powerOfTen(scale)
        let (whole, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
        return (whole, rest * Self.powerOfTen(Self.maximumScale - scale))
    }

    /// 10^exponent for 0…30.
    static func powerOfTen(_ exponent: Int) -> UInt128 {
        var value: UInt128 = 1
        for _ in 0..<exponent { value *= 10 }
        return value
    }
}

extension ExactDecimal {
    /// The sum, or `nil` when it does not fit.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (left, right, scale) = aligned(with: other) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactDecimal(coefficient: sum, scale: scale)
    }

    /// The difference, or `nil` when `other` is greater or the values do not fit one scale.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (left, right, scale) = aligned(with: other), left >= right else { return nil }
        return ExactDecimal(coefficient: left - right, scale: scale)
    }

    /// The product with a whole number, or `nil` when it does not fit.
    public func multiplied(by factor: UInt64) -> ExactDecimal? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: UInt128(factor))
        return overflow ? nil : ExactDecimal(coefficient: product, scale: scale)
    }

    private func aligned(with other: ExactDecimal) -> (UInt128, UInt128, Int)? {
        let scale = max(self.scale, other.scale)
        let (left, leftOverflow) = coefficient.multipliedReportingOverflow(by: Self.powerOfTen(scale - self.scale))
        let (right, rightOverflow) = other.coefficient.multipliedReportingOverflow(by: Self.powerOfTen(scale - other.scale))
        return leftOverflow || rightOverflow ? nil : (left, right, scale)
    }
}
