extension QRCode {
    /// Sides of the picture in modules, the quiet zone on both sides included.
    package var pictureSide: Int { side + 2 * Self.quietZone }

    /// `viewBox` of a picture with its quiet zone.
    package var viewBox: String { "0 0 \(pictureSide) \(pictureSide)" }

    /// The dark modules as an SVG path, one unit a module, each run of a row one rectangle: whole numbers only, so that edges
    /// stay crisp at any size.
    package var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                guard self[row: row, column: column] else {
                    column += 1
                    continue
                }
                var end = column
                while end < side, self[row: row, column: end] { end += 1 }
                path += "M\(column + Self.quietZone) \(row + Self.quietZone)h\(end - column)v1h-\(end - column)z"
                column = end
            }
        }
        return path
    }
}
