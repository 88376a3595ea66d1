// The one dialect of the browser's code: ES2018 in classic scripts, strict, no classes of our own.
// Names that other scripts give are the type checker's business (tsconfig.json).
const js = require("@eslint/js");
const globals = require("globals");

const OURS = ["overrides/**/*.js", "scripts/**/*.js"];

module.exports = [
  { ignores: ["**/vendor/", "site*/", "dist/", ".venv/", ".cache/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-lines": ["error", 400],
      "no-shadow": "error",
      "no-unused-vars": ["error", { vars: "local", caughtErrors: "none" }],
      "no-var": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": "error",
      "prefer-rest-params": "error",
      "prefer-spread": "error",
      strict: ["error", "safe"],
    },
  },
  {
    files: OURS,
    languageOptions: { ecmaVersion: 2018, sourceType: "script" },
    rules: {
      "no-undef": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name='prototype']",
          message: "No prototypes: a closure or a plain function does.",
        },
        { selector: "ClassDeclaration, ClassExpression", message: "No classes: a closure does." },
        {
          selector: "TemplateLiteral TemplateLiteral",
          message: "The minifier takes what stands between the two for code: name the inner one.",
        },
        {
          selector: "MemberExpression[property.name=/^(innerHTML|outerHTML)$/]",
          message: "Text comes as text: make nodes.",
        },
      ],
    },
  },
  {
    files: ["overrides/assets/{js,pack,search}/*.js", "overrides/sw.js", "scripts/**/*.js"],
    rules: {
      // Units of time besides.
      "no-magic-numbers": ["error", { ignore: [-1, 0, 1, 2, 24, 60, 1000], enforceConst: true }],
    },
  },
  {
    // A worker's names are its own.
    files: ["overrides/sw.js"],
    rules: { strict: ["error", "global"] },
  },
  {
    files: ["eslint.config.js", "tests/**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: { ...globals.node, ...globals.browser } },
    rules: { strict: "off" },
  },
];
