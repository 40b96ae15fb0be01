// What stands in for a package that only development needs.
export default {};
